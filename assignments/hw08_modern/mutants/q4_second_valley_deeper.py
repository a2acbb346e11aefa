'''
question = "q4"
misconception = "Takes the second valley for the deeper one, as it is for large networks."
hint = "Large networks often end lower than the first valley. Does our picture?"
'''
# %% q4
statement_a = False
statement_b = True
statement_c = True
statement_d = False
statement_e = True
