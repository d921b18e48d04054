.PHONY: help demo test soak bench lint gallery pictures
.DEFAULT_GOAL := help

help:
	@echo 'Kazasu: a reader terminal for the smartphone health insurance card'
	@echo
	@echo '  make demo     a whole visit with virtual phones (no reader, no phone needed), and the'
	@echo '                page of the reception, whose address it says;'
	@echo '                without a terminal, one tap'
	@echo '  make test     every test, with virtual readers where one is needed'
	@echo '  make soak     the scan of memory on a release build, which lays memory out otherwise'
	@echo '  make lint     format, clippy, documentation, dependencies, house rules'
	@echo '  make bench    the measurements: an hour; scripts/bench says how to take one alone'
	@echo '  make gallery  pictures of every screen of the touch screen: target/gallery/index.html'
	@echo '  make pictures the pictures in the README, drawn anew: assets/screens'
	@echo '  make setup-build | setup-run | setup-virtual | setup-touch | setup-window | setup-test'
	@echo '                only see to the packages for one purpose (demo and test do it themselves)'
	@echo
	@echo 'Packages are installed only after you have agreed; what each is for is said first.'

setup-%:
	@scripts/setup $*

demo:
	@scripts/setup build run virtual
	@scripts/demo

# --locked: the versions that were tested. After changing a Cargo.toml let cargo write Cargo.lock
# first (cargo build). The program that the suites run comes first, as it ships: a suite that has to
# build it seems to hang.
test:
	@scripts/setup build run virtual touch window test
	cargo build --locked --package kazasu
	cargo test --locked --workspace --all-features

# The tests are not optimised, the program that they run is.
soak:
	@scripts/setup build run virtual touch window test
	cargo build --locked --release --package kazasu
	KAZASU_PROGRAM="$(CURDIR)/target/release/kazasu" cargo test --locked --workspace --all-features --test memory

lint:
	@scripts/setup build
	@scripts/lint

bench:
	@scripts/setup build run virtual touch window test
	@scripts/bench

gallery:
	@scripts/setup build
	@scripts/gallery

pictures:
	@scripts/setup build
	@scripts/pictures
