//! Whatever the HTML is: what it says is said.
