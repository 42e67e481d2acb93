"""In which light things are told: denied, planned, urged, supposed, in the background."""
