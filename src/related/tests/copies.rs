//! Articles that say the same are told.

use super::samples::{chinese, english, mixed};
use super::{index, text};

#[test]
fn the_same_text_twice_is_a_duplicate() {
    let story = chinese()[0].body.repeat(2) + &chinese()[1].body;
    let retold = story.clone() + "记者报道。";
    let mut texts = vec![
        text("量子突破", &[], &story),
        text("量子新闻", &[], &retold),
    ];
    texts[0].days_old = 1;
    texts.extend(chinese());
    texts.extend(mixed());
    let duplicates = index(&texts).near_duplicates().to_vec();
    assert_eq!(duplicates.len(), 1, "{duplicates:?}");
    assert_eq!((duplicates[0].original, duplicates[0].copy), (0, 1));
    assert!((0.8..1.0).contains(&duplicates[0].same));
}

#[test]
fn long_texts_are_known_again() {
    let han = |n: u32| char::from_u32(0x4E00 + n * n % 20_011).unwrap();
    let story = |from: u32| (from..from + 6000).map(han).collect::<String>();
    let (one, other) = (story(0), story(9000));
    let texts = [
        text("长文", &[], &one),
        text("另一篇", &[], &other),
        text("转载", &[], &(one.clone() + "完")),
    ];
    let all = [&texts[..], &chinese(), &english()].concat();
    let duplicates = index(&all).near_duplicates().to_vec();
    assert_eq!(duplicates.len(), 1, "{duplicates:?}");
    assert_eq!(duplicates[0].original.min(duplicates[0].copy), 0);
    assert_eq!(duplicates[0].original.max(duplicates[0].copy), 2);
}

#[test]
fn copies_of_one_article_are_told_in_linear_time() {
    let body = "研究团队宣布，新一代超导量子处理器拥有一千多个量子比特，纠错能力显著提高，错误率随比特数增加而下降。";
    let texts = vec![text("量子", &["量子"], body); 3000];
    let index = index(&texts);
    assert!((0..3000).all(|at| index.list(at).len() == 8));
    assert_eq!(index.near_duplicates().len(), 2999);
}
