//! The last screen: it says how long it stays, and stays as long as it is wanted.

use std::time::Duration;

use super::phone::Model;
use super::world::World;
use crate::screen::{Key, TimeLeft};
use crate::session::{Action, Event, HandOverOutcome};

fn done() -> World {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().agree().acknowledge().shows("done");
    world
}

fn left(world: &World) -> u32 {
    let TimeLeft { left, of } = world.screen().time_left.unwrap();
    assert!(left <= of && of > 0 && left % 1_000 == 0, "{left} of {of}");
    left / 1_000
}

#[test]
fn the_time_left_is_whole_seconds_and_wakes_the_terminal_each_second() {
    let mut world = done();
    assert_eq!(world.screen().time_left, Some(TimeLeft { left: 40_000, of: 40_000 }));
    let mut shown = vec![left(&world)];
    while let Some(then) = world.session.next_deadline().filter(|_| world.id() == "done") {
        world.now = then;
        world.tell(Event::Tick);
        shown.extend(world.screen().time_left.map(|it| it.left / 1_000));
    }
    assert_eq!(shown, (1..=40).rev().collect::<Vec<_>>());
    world.shows("start");
    assert_eq!(world.screen().time_left, None);
}

#[test]
fn it_stays_as_often_as_it_is_wanted() {
    let mut world = done();
    for _ in 0..20 {
        world.wait(39);
        assert_eq!(left(&world), 1);
        world.press(Key::Number(2)).shows("done");
        assert_eq!(left(&world), 40);
    }
    world.wait(40).shows("start");
}

#[test]
fn it_is_kept_where_the_desk_has_not_heard_of_it() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().agree().handed_over(HandOverOutcome::Kept).shows("done-away");
    world.wait(44);
    assert_eq!(left(&world), 1);
    world.touch(Action::KeepShowing).wait(44).shows("done-away").press(Key::Number(1));
    world.shows("start");
}

/// Nowhere else is there anything to keep, or a ring to be drawn.
#[test]
fn only_the_last_screen_has_its_time_shown() {
    let mut world = World::new([Model::Iphone]);
    world.number(1).shows("kind").wait(5).touch(Action::KeepShowing).wait(20);
    world.shows("still-there");
    assert_eq!(world.screen().time_left, None);
    let far = world.session.next_deadline().unwrap();
    assert!(far <= world.now + Duration::from_secs(1), "its seconds are told by its view");
}
