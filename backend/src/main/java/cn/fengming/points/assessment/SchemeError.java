package cn.fengming.points.assessment;

/**
 * One thing that is wrong in a scheme document.
 *
 * @param line counted from 1, as an editor shows it
 * @param path {@code lines[2].weight}; empty for the whole document
 * @param message what it should be, in Chinese
 */
record SchemeError(int line, String path, String message) {

    /** {@code 第 12 行: lines[2].weight 应为正整数}. */
    String sentence() {
        return "第 " + line + " 行: " + (path.isEmpty() ? "" : path + " ") + message;
    }
}
