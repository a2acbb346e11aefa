"""The Flask extensions, each bound to an application in `webapp.site`."""

from flask_bootstrap import Bootstrap5
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf.csrf import CSRFProtect

db = SQLAlchemy(session_options={"expire_on_commit": False})
csrf = CSRFProtect()
bootstrap = Bootstrap5()
