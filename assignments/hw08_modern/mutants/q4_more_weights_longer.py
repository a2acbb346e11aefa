'''
question = "q4"
misconception = "Believes that more weights make a longer vector of weights."
hint = "Compare the norms in the titles of the small pictures."
'''
# %% q4
statement_a = False
statement_b = True
statement_c = True
statement_d = True
statement_e = False
