'''
question = "q4"
misconception = "Believes that a perfect fit is always unique."
hint = "How many equations are there, and how many unknowns?"
'''
# %% q4
statement_a = True
statement_b = True
statement_c = True
statement_d = False
statement_e = False
