"""E-books (.epub): rules that make their pages simple."""
