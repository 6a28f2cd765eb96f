//! How runs end that do not end well: cancelled, without a disk, without a reader.

use std::io::Read as _;
use std::process::{Child, Command, Stdio};

use crate::fixture::Folder;

/// Starts the binary in the folder with pipes at both ends.
fn start(folder: &Folder, args: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lodestone"));
    command.args(args).current_dir(folder.join("")).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// What it says on standard error until it ends, and its exit code.
fn ending(mut child: Child) -> (Option<i32>, String) {
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (child.wait().unwrap().code(), said)
}

fn interrupt(child: &Child) {
    let sent = Command::new("sh").args(["-c", "kill -INT \"$1\"", "sh", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Fifty yes/no projects whose weights must sum to exactly half, five times over: a market-split problem, of which
/// branch and bound does not see the end (Cornuéjols and Dawande, A class of hard small 0–1 programs, 1999).
fn endless_plan() -> Folder {
    let mut state = 7_u64;
    let mut below_100 = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % 100
    };
    let mut projects = "project,plant,decision,size,window,lead,capex,life,source\n".to_owned();
    (0..50).for_each(|j| projects += &format!("p{j},works,optional,1,2025,0,1,10,own\n"));
    let mut measures = "measure,term,kind,project,weight,source\n".to_owned();
    let mut quotas = "quota,span,measure,sense,limit,unit,source\n".to_owned();
    for i in 0..5 {
        let weights: Vec<u64> = (0..50).map(|_| below_100()).collect();
        for (j, weight) in weights.iter().enumerate() {
            measures += &format!("m{i},{},capacity,p{j},{weight},own\n", j + 1);
        }
        quotas += &format!("q{i},2026,m{i},eq,{},t/yr,own\n", weights.iter().sum::<u64>() / 2);
    }
    let folder = Folder::with_base();
    folder.write("projects.csv", projects).write("measures.csv", measures).write("quotas.csv", quotas);
    folder
}

/// Clock ticks that a process has worked, from /proc: field 14 and 15 behind its name in brackets.
#[cfg(target_os = "linux")]
fn ticks(child: &Child) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap();
    let (_, fields) = stat.rsplit_once(") ").unwrap();
    let field = |at: usize| fields.split(' ').nth(at - 3).unwrap().parse::<u64>().unwrap();
    field(14) + field(15)
}

/// Reading and checking this base takes some thousandths of a second: after half a second of work it is being solved.
#[test]
#[cfg(target_os = "linux")]
fn cancelled_while_planning() {
    for (lang, said) in [
        ("zh", "已取消：规划。没有留下未写完的结果\n"),
        ("en", "cancelled while planning; nothing half-written is left\n"),
    ] {
        let folder = endless_plan();
        let child = start(&folder, &["plan", "base", "--out", "out", "--lang", lang]);
        while ticks(&child) < 50 {
            std::thread::yield_now();
        }
        interrupt(&child);
        assert_eq!(ending(child), (Some(1), said.to_owned()));
        assert_eq!(folder.names(), ["base"]);
    }
}

/// The findings are more than a pipe holds: once their beginning is read, it waits for the rest to be.
#[test]
#[cfg(target_os = "linux")]
fn cancelled_while_nobody_reads_on() {
    let folder = Folder::with_base();
    let rows = "nowhere,effective,-1,2\n".repeat(100);
    folder.write("capacities.csv", "plant,kind,capacity,availability\n".to_owned() + &rows);
    let mut child = start(&folder, &["check", "base", "--json", "--lang", "en"]);
    let mut first = [0; 1];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    interrupt(&child);
    assert_eq!(ending(child), (Some(1), "cancelled while checking; nothing half-written is left\n".to_owned()));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    for args in [&["tables", "--markdown"][..], &["plan", "base"], &["plan", "base", "--json"], &["check", "base"]] {
        let folder = Folder::with_base();
        let mut child = start(&folder, args);
        drop(child.stdout.take());
        assert_eq!(ending(child), (Some(0), String::new()), "{args:?}");
    }
}

/// A folder cannot be made below a file.
#[test]
fn results_that_cannot_be_written() {
    let folder = Folder::with_base();
    std::fs::write(folder.join("file"), "").unwrap();
    for (lang, failed) in [("zh", "失败：failed to "), ("en", "failed: failed to ")] {
        for args in [
            &["plan", "base", "--out", "file/out"][..],
            &["check", "base", "--out", "file/out"],
            &["convert", "base", "--out", "file/book.xlsx"],
            &["template", "--out", "file/book.xlsx"],
        ] {
            let run = folder.run(&[args, &["--lang", lang]].concat());
            assert_eq!((run.code, run.out.as_str()), (Some(3), ""), "{args:?}");
            assert!(run.err.starts_with(failed), "{args:?}: {}", run.err);
            assert_eq!(folder.names(), ["base", "file"], "{args:?}");
        }
    }
}

/// Standard output on a full disk.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk() {
    let folder = Folder::with_base();
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for args in [&["plan", "base", "--lang", "en"][..], &["plan", "base", "--json", "--lang", "en"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lodestone"));
        let child =
            command.args(args).current_dir(folder.join("")).stdout(full()).stderr(Stdio::piped()).spawn().unwrap();
        let (code, said) = ending(child);
        assert_eq!(code, Some(3));
        assert!(said.starts_with("failed: failed to write to standard output: "), "{said}");
    }
}
