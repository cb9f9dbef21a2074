//! Small sites, written in the test, built, and looked into.

mod test_site;
