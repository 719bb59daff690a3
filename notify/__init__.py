"""Events in, mail out: who is due what, rendered, put into the outbox, sent."""
