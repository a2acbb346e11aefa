"""Pages. A view parses, asks for permission, calls a service and answers; it decides nothing."""

from webapp.views import assignments, auth, gradebook, health, home, submissions

BLUEPRINTS = (
    health.blueprint,
    auth.blueprint,
    home.blueprint,
    assignments.blueprint,
    submissions.blueprint,
    gradebook.blueprint,
)
