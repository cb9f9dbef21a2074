//! What the search page is told beside its index.

use serde_json::json;

use crate::test_site::TestSite;

#[test]
fn only_keywords_that_can_be_found_are_offered() {
    let site = TestSite::new()
        .filler("a", "2026-11-02", "keywords: ['@', 'C++', '！？']")
        .filler("b", "2026-11-03", "keywords: ['@', 芯片]");
    let built = site.build().sound();
    let told: serde_json::Value = serde_json::from_str(built.text("search/index.json")).unwrap();
    assert_eq!(told["keywords"], json!(["C++", "芯片"]));
}
