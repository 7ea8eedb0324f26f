package cn.fengming.points.web;

import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.springframework.http.MediaType;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param type stable: {@code /problems/insufficient-points}
 * @param code the last part of type, for switches in clients
 * @param detail Chinese, for people
 * @param fields what is wrong with which field; left out when no field is to blame
 * @param more what the problem adds: how many points are missing, the reference of an internal error
 */
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> fields,
        @JsonAnyGetter Map<String, Object> more) {

    static final MediaType MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON;

    static ProblemBody of(Problem problem) {
        return new ProblemBody(
                "/problems/" + problem.type(),
                title(problem.status()),
                problem.status(),
                problem.detail(),
                problem.type(),
                problem.fields(),
                problem.properties());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "请求有误";
            case 401 -> "需要登录";
            case 403 -> "没有权限";
            case 404 -> "没有找到";
            case 405 -> "不支持的操作";
            case 406, 415 -> "不支持的格式";
            case 409 -> "情况有变";
            case 413 -> "内容太大";
            case 422 -> "不能办理";
            case 429 -> "太频繁";
            case 503 -> "系统繁忙";
            default -> status < 500 ? "请求有误" : "系统故障";
        };
    }
}
