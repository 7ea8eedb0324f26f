package cn.fengming.points.paper;

import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a sheet, with its place.
 *
 * @param row as the spreadsheet counts it; 0 when it is about the whole sheet
 * @param column letter, or null when it is about the whole row
 * @param field title of the column, or null
 * @param message what is wrong and what to do, in Chinese
 */
public record Flaw(
        int row, @Nullable String column, @Nullable String field, String message) {

    /** Most that are listed; the others are only counted. */
    public static final int MOST = 200;

    public static Flaw ofRow(int row, String message) {
        return new Flaw(row, null, null, message);
    }

    /** {@code 第 5 行，C 列（手机号）：格式不对}. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String sentence() {
        if (row == 0) {
            return message;
        }
        String place = "第 " + row + " 行" + (column == null ? "" : "，" + column + " 列");
        return place + (field == null ? "" : "（" + field + "）") + "：" + message;
    }

    /**
     * The sheet as a whole cannot be read.
     *
     * @param flaws at least one; all of them stand in the property {@code errors}
     */
    static Problem refusal(List<Flaw> flaws) {
        String first = flaws.get(0).sentence();
        String words = flaws.size() == 1 ? first : first + "（共 " + flaws.size() + " 处，改好后再传）";
        return new Problem(400, "bad-workbook", words).field("file", words).with("errors", flaws);
    }
}
