"""The pages: each module asks for what its page shows, and hands it to a template or writes it as JSON."""
