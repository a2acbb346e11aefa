"""What the site decides, without Flask.

The ladder is accounts < courses < assignments < submissions < gradebook; a step imports only below it.
`blobs` lies under all of them, `queue` stands beside the gradebook. Each function takes the session it works
in; those that change something do so in one transaction of their own, or in the caller's if there is one.
"""
