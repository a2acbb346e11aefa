'''
question = "q4"
misconception = "Writes the words in quotes."
hint = "True and False are written without quotes."
'''
# %% q4
statement_a = "False"
statement_b = "True"
statement_c = "True"
statement_d = "False"
statement_e = "False"
