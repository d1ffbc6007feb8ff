"""The web pages: thin views over questions and the store, rendered on the server, whole without a script.

`communique.show.app.create_app` makes the application; it needs the libraries of the extra `web`.
"""
