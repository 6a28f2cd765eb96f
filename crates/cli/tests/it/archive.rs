//! Workbooks that hold more than data, and paths that are no base.

use crate::fixture::{Folder, Run};

fn refused(folder: &Folder, path: &str, code: &str) -> [String; 2] {
    ["zh", "en"].map(|lang| {
        let run: Run = folder.run(&["check", path, "--lang", lang]);
        assert_eq!(run.code, Some(2));
        run.finding(code)
    })
}

/// An archive with one entry without content, whose directory declares these sizes.
fn archive(name: &str, packed: u32, unpacked: u32) -> Vec<u8> {
    let u16s = |values: &[u16]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
    let u32s = |values: &[u32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
    let length = name.len() as u16;
    let local = [
        u32s(&[0x0403_4b50]),
        u16s(&[20, 0, 8, 0, 0x21]),
        u32s(&[0, packed, unpacked]),
        u16s(&[length, 0]),
        name.as_bytes().to_vec(),
        vec![0; packed as usize],
    ]
    .concat();
    let directory = [
        u32s(&[0x0201_4b50]),
        u16s(&[20, 20, 0, 8, 0, 0x21]),
        u32s(&[0, packed, unpacked]),
        u16s(&[length, 0, 0, 0, 0]),
        u32s(&[0, 0]),
        name.as_bytes().to_vec(),
    ]
    .concat();
    let end =
        [u32s(&[0x0605_4b50]), u16s(&[0, 0, 1, 1]), u32s(&[directory.len() as u32, local.len() as u32]), u16s(&[0])]
            .concat();
    [local, directory, end].concat()
}

#[test]
fn macros() {
    let folder = Folder::new();
    std::fs::write(folder.join("book.xlsx"), archive("xl/vbaProject.bin", 4, 4)).unwrap();
    assert_eq!(
        refused(&folder, "book.xlsx", "F08"),
        [
            "book.xlsx\n工作簿含有宏，不予读取\n提示：请另存为不含宏的 .xlsx",
            "book.xlsx\nthe workbook holds macros and is not read\nhint: save it as .xlsx without macros",
        ]
    );
}

#[test]
fn a_bomb() {
    let folder = Folder::new();
    std::fs::write(folder.join("book.xlsx"), archive("xl/worksheets/sheet1.xml", 1 << 16, 1 << 30)).unwrap();
    assert_eq!(
        refused(&folder, "book.xlsx", "F09"),
        [
            "book.xlsx\n工作簿解压后是压缩包的 16,384 倍，上限为 200 倍，不予读取\n提示：请确认文件来路；正常工作簿另存一次即可",
            "book.xlsx\nthe workbook unpacks to 16,384 times its size, the limit is 200 times; it is not read\n\
             hint: make sure where the file comes from; an ordinary workbook only needs to be saved again",
        ]
    );
}

#[test]
fn more_than_is_ever_unpacked() {
    let folder = Folder::new();
    std::fs::write(folder.join("book.xlsx"), archive("xl/worksheets/sheet1.xml", 1 << 16, u32::MAX - 1)).unwrap();
    assert_eq!(
        refused(&folder, "book.xlsx", "F06")[0],
        "book.xlsx\n文件有 4,294,967,294 字节，最多读取 2,147,483,648 字节\n提示：请按时段或物料汇总，或分成几个基地"
    );
}

#[test]
fn a_path_that_is_no_base() {
    let folder = Folder::new();
    std::fs::write(folder.join("notes.txt"), "hello").unwrap();
    for path in ["nowhere", "notes.txt", "."] {
        let expected = [
            format!(
                "{path}\n“{path}”不是基地：应为含有 base.toml 的文件夹，或 .xlsx 工作簿\n\
                 提示：运行 lodestone template --out base.xlsx 可得到空白工作簿"
            ),
            format!(
                "{path}\n“{path}” is not a base: expected a folder with base.toml, or an .xlsx workbook\n\
                 hint: lodestone template --out base.xlsx makes an empty workbook"
            ),
        ];
        assert_eq!(refused(&folder, path, "F01"), expected);
    }
}

#[test]
fn what_only_looks_like_a_workbook() {
    let folder = Folder::new();
    std::fs::write(folder.join("book.xlsx"), "not a zip").unwrap();
    let [zh, en] = refused(&folder, "book.xlsx", "F02");
    assert!(zh.starts_with("book.xlsx\n无法读取“book.xlsx”："), "{zh}");
    assert!(en.starts_with("book.xlsx\ncannot read “book.xlsx”: "), "{en}");
}
