//! Picks, swaps, answers and undo, as few taps as they can be.

use super::village::Village;
use care::picks::Pick;

const WEEK: &str = "week=2026-03-09";
const THIS: &str = "week=2026-03-02";

impl Village {
    /// This week, told to people: Asha at breakfast on Tuesday and Wednesday, Ben at breakfast on Thursday and tea on Friday.
    async fn publish_both(&self) {
        self.does(0, "draft/begin", &format!("{THIS}&like=")).await;
        for (date, who) in [("2026-03-03", 0), ("2026-03-04", 0), ("2026-03-05", 1)] {
            let visit = self.breakfast_on(date);
            self.does(0, &format!("visit/{visit}/move"), &format!("on=draft&to={}", self.workers[who])).await;
        }
        let to = self.does(0, "draft/agree", THIS).await;
        assert!(to.contains("said=published"), "{to}");
    }

    async fn open_picks(&self) {
        self.does(0, "draft/begin", &format!("{WEEK}&like=")).await;
        self.does(0, "draft/picks/open", &format!("{WEEK}&date=2026-03-05&time=18:00&shown=at-once")).await;
    }

    /// How many visits a worker has picked.
    async fn picked(&self, who: usize) -> usize {
        let state = self.state().await;
        let round = state.draft(Village::next()).unwrap().picks.as_ref().unwrap().clone();
        round.said.values().filter(|said| said.get(&self.workers[who]) == Some(&Pick::Mine)).count()
    }
}

#[tokio::test]
async fn picks_are_folded_by_person_with_the_hours_in_sight() {
    let village = Village::build().await;
    village.publish_both().await;
    village.open_picks().await;
    let page = village.page(0, &format!("draft/picks?{WEEK}")).await;
    assert_eq!(page.matches("<details class=\"fold picks-of\"").count(), 1, "one person: {page}");
    assert!(page.contains("<strong>Mrs Hill</strong>") && page.contains("0 of 10 picked."), "{page}");
    assert!(
        page.contains("picks-bar") && page.contains("of 10 h") && page.contains("Nothing picked yet."),
        "{page}"
    );
    let visit = village.breakfast_on("2026-03-09");
    village.does(0, "draft/pick", &format!("{WEEK}&visit={visit}&pick=mine")).await;
    let page = village.page(0, &format!("draft/picks?{WEEK}")).await;
    assert!(page.contains("1 of 10 picked.") && page.contains("1 visit picked"), "{page}");
}

#[tokio::test]
async fn as_last_week_is_one_tap_and_so_is_everything_of_one_person() {
    let village = Village::build().await;
    village.publish_both().await;
    village.open_picks().await;
    assert!(village.page(0, &format!("draft/picks?{WEEK}")).await.contains("As last week"));
    let not_me = village.breakfast_on("2026-03-11");
    village.does(0, "draft/pick", &format!("{WEEK}&visit={not_me}&pick=not-me")).await;
    let to = village.does(0, "draft/picks/many", WEEK).await;
    assert_eq!(village.picked(0).await, 1, "Tuesday as last week, and not what was said no to");
    assert!(!village.page(0, &format!("draft/picks?{WEEK}")).await.contains("As last week"), "done");
    let version = to.split("undo=").nth(1).unwrap();
    village.does(0, &format!("history/{version}/undo"), "").await;
    assert_eq!(village.picked(0).await, 0);
    let person = *village.state().await.people.first_key_value().unwrap().0;
    village.does(0, "draft/picks/many", &format!("{WEEK}&person={person}")).await;
    assert_eq!(village.picked(0).await, 9, "all ten but the one that was said no to");
    let (status, page) = village.send(0, "draft/picks/many", &format!("{WEEK}&person={person}")).await;
    assert!(status.is_client_error() && page.contains("nothing more to pick"), "{status}: {page}");
}

#[tokio::test]
async fn undo_is_not_offered_where_it_would_be_refused() {
    let village = Village::build().await;
    village.publish_both().await;
    let published = village.state().await.version;
    let page = village.page(0, &format!("draft?{THIS}&said=published&undo={published}")).await;
    assert!(page.contains("The week is published") && !page.contains(">Undo<"), "{page}");
    village.open_picks().await;
    let visit = village.breakfast_on("2026-03-09");
    let to = village.does(1, "draft/pick", &format!("{WEEK}&visit={visit}&pick=mine")).await;
    let version = to.split("undo=").nth(1).unwrap().split('#').next().unwrap();
    let of_ben = format!("history/{version}/undo");
    assert!(village.page(1, "history").await.contains(&of_ben), "his own");
    assert!(!village.page(0, "history").await.contains(&of_ben), "not a colleague's");
    let (status, page) = village.send(0, &of_ben, "").await;
    assert!(status.is_client_error() && page.contains("the worker themselves"), "{status}: {page}");
}

#[tokio::test]
async fn a_swap_asks_first_with_whom_then_on_which_day() {
    let village = Village::build().await;
    village.publish_both().await;
    let (mine, theirs) = (village.breakfast_on("2026-03-03"), village.breakfast_on("2026-03-05"));
    let swap = format!("visit/{mine}/swap?on=board");
    let page = village.page(0, &swap).await;
    assert!(page.contains("Swap with whom?") && page.contains(">Ben Okoro</a>"), "{page}");
    assert!(!page.contains("<select"), "no list of every visit: {page}");
    let with = format!("{swap}&colleague={}", village.workers[1]);
    let page = village.page(0, &with).await;
    assert!(page.contains("Thursday 5 March: 1 visit"), "{page}");
    assert!(page.contains("8.30am, Mrs Hill, breakfast"), "the only day is chosen: {page}");
    let page = village.page(0, &format!("{with}&day=2026-03-05&yours={theirs}")).await;
    assert!(page.contains("If Ben Okoro says yes") && page.contains("Ask to swap"), "{page}");
    village.does(0, &format!("visit/{mine}/ask"), &format!("on=board&kind=swap&yours={theirs}&words=")).await;
    let asked = village.page(1, "requests").await;
    let (answer, meaning) = (asked.find("Yes, I’ll do it").unwrap(), asked.find("If you say yes:").unwrap());
    assert!(answer < meaning, "the answer comes first");
    let request = *village.state().await.requests.first_key_value().unwrap().0;
    let to = village.does(1, &format!("requests/{request}"), "answer=yes").await;
    let to = to.split_once(&format!("{}/", village.team)).unwrap().1.to_owned();
    let page = village.page(1, &to).await;
    assert!(page.contains("You now go to Mrs Hill, Tuesday 3 March, 8.30am."), "{page}");
    let page = village.page(0, "requests").await;
    assert!(page.contains("You now go to Mrs Hill, Thursday 5 March, 8.30am."), "{page}");
}

#[tokio::test]
async fn what_a_change_means_is_a_few_lines_and_the_rest_is_folded() {
    let village = Village::build().await;
    village.publish_both().await;
    let (visit, ben) = (village.breakfast_on("2026-03-03"), village.workers[1]);
    let page = village.page(0, &format!("visit/{visit}/move?on=board&to={ben}&start=08:15")).await;
    let means = page.split("class=\"means\"").nth(1).and_then(|means| means.split("</ul>").next()).unwrap();
    assert!(
        means.contains("Ben Okoro goes to Mrs Hill, breakfast, Tuesday 3 March, 8.15am, instead of you."),
        "{means}"
    );
    assert!(means.contains("Mrs Hill, breakfast, Tuesday 3 March, moves from 8.30am to 8.15am."), "{means}");
    assert!(means.contains("Ben Okoro meets Mrs Hill for the first time."), "{means}");
    let folded = page.split("Hours, travel and the rest").nth(1).unwrap();
    assert!(folded.contains("<dt>Hours</dt>") && !means.contains("Hours"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_says_where_it_is_worse_than_the_week_before_and_why() {
    let village = Village::build().await;
    let asha = village.workers[0];
    village.does(0, "draft/begin", &format!("{THIS}&like=")).await;
    let visits: Vec<_> = village.state().await.visits("2026-03-02".parse().unwrap()).into_keys().collect();
    for visit in visits {
        village.does(0, &format!("visit/{visit}/move"), &format!("on=draft&to={asha}")).await;
    }
    let to = village.does(0, "draft/agree", THIS).await;
    assert!(to.contains("said=published"), "{to}");
    village.does(0, &format!("workers/{asha}/away"), "from=2026-03-10&to=2026-03-10&why=leave").await;
    village.does(0, "draft/begin", &format!("{WEEK}&like=")).await;
    village.fill_in().await;
    let page = village.page(0, &format!("draft?{WEEK}")).await;
    let worse = page.split("id=\"worse\"").nth(1).and_then(|worse| worse.split("</section>").next()).unwrap();
    assert!(worse.contains("Mrs Hill would see 2 people, not 1: Ben Okoro comes on "), "{worse}");
    let why = [", because Ben Okoro has promised hours that were empty.", ", because Asha Patel is away."];
    assert!(why.iter().any(|why| worse.contains(why)), "{worse}");
    assert!(worse.contains("fewer than the week before: away on Tuesday."), "{worse}");
    assert!(page.contains("Monday 9 March: 2 visits"), "{page}");
}
