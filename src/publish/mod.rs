//! Puts a built site in the place of the old one: whole, or not at all.
