# One way to build for people and for CI. Every target first sets up what is missing; `make help` lists them.
SHELL := bash
HOME  := $(or $(HOME),$(shell echo ~))
# One target directory outside the checkout: HiGHS, five minutes of C++, is compiled once for run, tests and CI.
CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/lodestone/target
# A toolchain installed in this same shell is found without logging in again.
PATH := $(PATH):$(or $(CARGO_HOME),$(HOME)/.cargo)/bin
BASE ?= bases/baotou
CARGO_ARGS ?=
export HOME CARGO_TARGET_DIR PATH

.PHONY: help run test bench lint fmt docs setup build fmt-check tidy clippy target-dir

help: ## 列出目标 | list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: build ## 检查并规划 BASE（默认 bases/baotou） | check and plan BASE (bases/baotou by default)
	@scripts/run.sh "$(BASE)"

test: setup ## 运行全部测试 | run the whole test suite
	cargo test --workspace --release $(CARGO_ARGS)

bench: setup ## 与同类软件并列计时 | time side by side with peers
	bench/run

lint: fmt-check tidy clippy ## 格式、规矩、clippy | format, house rules, clippy

fmt: setup ## 整理格式 | format the code
	cargo fmt --all

docs: setup ## 由表定义重写 docs/tables.md | rewrite docs/tables.md from the schema
	cargo xtask docs

setup: ## 检查工具，缺则安装 | check the tools, install what is missing
	@scripts/setup.sh

build: setup ## 编译 lodestone | build lodestone
	cargo build --release -p lodestone-cli $(CARGO_ARGS)

fmt-check: setup
	cargo fmt --all --check

tidy: setup
	cargo xtask tidy

clippy: setup
	cargo clippy --workspace --all-targets --release $(CARGO_ARGS) -- -D warnings

target-dir: ## 打印编译目录 | print the target directory
	@echo "$(CARGO_TARGET_DIR)"
