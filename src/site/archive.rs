//! The articles by year and month.

use chrono::Datelike;

use super::{Address, ArticleId};
use crate::content::Article;

/// One year of the archive.
#[derive(Debug)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Its page.
    pub address: Address,
    /// Its articles, newest first.
    pub articles: Vec<ArticleId>,
    /// Its months that have articles, newest first.
    pub months: Vec<Month>,
}

/// One month of the archive.
#[derive(Debug)]
pub struct Month {
    /// 1 to 12.
    pub month: u32,
    /// Its page.
    pub address: Address,
    /// Its articles, newest first.
    pub articles: Vec<ArticleId>,
}

/// Where the archive stands.
pub const ARCHIVE: &str = "/archive/";

/// The archive of `articles`, which are newest first.
pub(super) fn archive(articles: &[Article]) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (id, article) in (0..).map(ArticleId).zip(articles) {
        let (year, month) = (article.date.year(), article.date.month());
        if years.last().is_none_or(|last| last.year != year) {
            let address = Address::new(&format!("{ARCHIVE}{year:04}/"));
            years.push(Year {
                year,
                address,
                articles: Vec::new(),
                months: Vec::new(),
            });
        }
        if let Some(year) = years.last_mut() {
            year.add(id, month);
        }
    }
    years
}

impl Year {
    fn add(&mut self, id: ArticleId, month: u32) {
        self.articles.push(id);
        match self.months.last_mut() {
            Some(last) if last.month == month => last.articles.push(id),
            _ => {
                let address = self.address.join(&format!("{month:02}/"));
                self.months.push(Month {
                    month,
                    address,
                    articles: vec![id],
                });
            }
        }
    }
}
