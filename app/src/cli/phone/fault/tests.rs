use super::*;

#[test]
fn each_fault_is_understood() {
    let table = [
        ("1:leave", (1, Fault::LeaveBefore)),
        ("2:leave-inside", (2, Fault::LeaveInside)),
        ("3:tear=17", (3, Fault::TearAnswer { after: 17 })),
        ("4:hang", (4, Fault::Hang)),
        ("5:sw=6a82", (5, Fault::Status(0x6A82))),
        ("6:raw=", (6, Fault::Raw(Vec::new()))),
        ("6:raw=90", (6, Fault::Raw(vec![0x90]))),
        ("7:delay=250", (7, Fault::Delay(Duration::from_millis(250)))),
        ("16:endless-more", (16, Fault::EndlessMore)),
    ];
    for (text, fault) in table {
        assert_eq!(parse(text), Ok(fault), "{text}");
    }
}

#[test]
fn anything_else_says_what_to_write() {
    for text in [
        "",
        "leave",
        "0:leave",
        "x:leave",
        "1:",
        "1:gone",
        "1:sw=6A8",
        "1:sw=6A821",
        "1:raw=9",
        "1:raw=xx",
        "1:tear",
        "1:hang=1",
    ] {
        assert!(parse(text).is_err(), "{text}");
    }
}
