'''
question = "q4"
misconception = "Believes that the test error can only grow once a model overfits."
hint = "Compare the printed test errors with 20 and with 36 basis functions."
'''
# %% q4
statement_a = False
statement_b = True
statement_c = False
statement_d = False
statement_e = False
