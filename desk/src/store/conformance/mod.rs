//! What every store must do: one suite, run against each (`conformance_of!`).

mod given;
mod live;
mod people;
mod terminals;
mod visits;

pub(crate) use given::{enrolled, receive};
pub(crate) use live::*;
pub(crate) use people::*;
pub(crate) use terminals::*;
pub(crate) use visits::*;

/// A test for each case. `$make` gives a new, empty production store and whatever must live as long
/// as it does.
macro_rules! conformance_of {
    ($make:expr; $($case:ident)+) => {
        $(
            #[tokio::test]
            async fn $case() {
                let (store, _alive) = $make;
                $crate::store::conformance::$case(std::sync::Arc::new(store)).await;
            }
        )+
    };
    ($make:expr) => {
        $crate::store::conformance::conformance_of! { $make;
            the_same_bytes_get_the_same_answer
            other_bytes_are_a_conflict_of_which_three_are_kept
            another_terminals_visit_is_a_conflict
            a_lower_version_after_a_higher_one_changes_nothing
            a_higher_version_completes_the_visit
            writers_at_once_get_sequences_without_twins
            one_of_two_writers_of_other_bytes_is_told_of_a_conflict
            a_nonce_belongs_to_one_visit
            what_came_is_given_back_byte_by_byte
            staff_deal_with_a_visit_once
            a_later_verdict_reaches_row_and_terminal
            an_inventory_finds_what_is_missing
            what_was_lost_is_settled_once
            a_service_is_asked_once_about_what_was_proved
            material_is_kept_by_its_hash
            a_code_makes_one_terminal
            five_wrong_proofs_burn_a_code
            a_code_ends_with_its_time
            letters_are_given_once
            a_renewed_certificate_replaces_the_old_one_when_it_is_used
            an_ended_certificate_renews_when_somebody_agrees
            a_revocation_counts_at_once
            events_are_told_once_and_in_order
            settings_are_told_to_every_terminal
            a_call_is_seen_once_and_ends
            an_alarm_is_raised_once_until_it_is_settled
            the_last_that_was_heard_is_known
            live_pages_are_told_what_changed
            users_come_and_go
            a_session_ends_by_idleness_by_its_time_and_with_its_user
            the_audit_log_is_a_chain
            counts_count
            a_closed_store_says_so
        }
    };
}
pub(crate) use conformance_of;
