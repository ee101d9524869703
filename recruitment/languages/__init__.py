"""The languages we speak with families."""
