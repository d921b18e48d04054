mod host;
fn main() {}
