//! Hours and pay: a worker's own, line by line, and everybody's for the one who keeps the books.

mod everyone;
mod forms;
mod own;
pub(crate) mod sentence;
mod words;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/my-pay", see(Matter::Weeks), own::mine)
        .get("/team/{team}/pay", see(Matter::Pay), everyone::show)
        .get("/team/{team}/pay/table", see(Matter::Pay), everyone::table)
        .post("/team/{team}/pay/rules", change(Matter::Pay), forms::rules)
        .get("/team/{team}/workers/{worker}/pay", see(Matter::Pay), own::show)
        .post("/team/{team}/workers/{worker}/pay/terms", change(Matter::Pay), forms::agree)
        .post("/team/{team}/workers/{worker}/pay/extra", change(Matter::Pay), forms::note)
        .post("/team/{team}/workers/{worker}/pay/ask", change(Matter::PayQuestions), forms::ask)
        .post(
            "/team/{team}/workers/{worker}/pay/{question}/answer",
            change(Matter::PayQuestions),
            forms::answer,
        )
}
