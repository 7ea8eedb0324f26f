package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;

/**
 * What an upload is to be, for the sentences when it is not.
 *
 * @param field names it in problems: {@code photo}
 * @param noun what people call it
 * @param advice what to do when it is too large
 */
record Expected(String field, String noun, int maxBytes, String advice) {

    Problem tooLarge() {
        String detail = noun + "不能超过 " + maxBytes / (1024 * 1024) + " MB，" + advice;
        return new Problem(413, field + "-too-large", detail).field(field, detail);
    }

    Problem empty() {
        return Problem.invalid(field, noun + "是空的，请重新上传");
    }
}
