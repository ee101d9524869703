"""“Ring mig”: half a minute, one page, a registration of its own. The way in that is offered first."""
