package cn.fengming.points.paper;

import cn.fengming.points.kernel.Problem;

/** Why a file is no workbook that can be read, in words its sender understands. */
final class Unreadable {

    private Unreadable() {}

    static Problem tooLarge(int mostBytes) {
        String words = "文件不能超过 " + mostBytes / (1024 * 1024) + " MB，请分成几个文件再传";
        return new Problem(413, "file-too-large", words).field("file", words);
    }

    static Problem empty() {
        return Problem.invalid("file", "文件是空的，请重新选择");
    }

    static Problem broken() {
        return bad("文件打不开，可能没有传完或已经损坏，请用 Excel 打开另存为 .xlsx 再传");
    }

    static Problem bloated() {
        return bad("文件解压后大得不正常，不能读取；请把内容复制到新建的表格里再传");
    }

    static Problem bad(String words) {
        return new Problem(400, "bad-workbook", words).field("file", words);
    }

    static Problem busy() {
        return new Problem(503, "busy", "正在读取的表格太多，请稍后再试");
    }
}
