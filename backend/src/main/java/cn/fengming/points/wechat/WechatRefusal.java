package cn.fengming.points.wechat;

import cn.fengming.points.kernel.Problem;

/** WeChat's error codes in words for villagers. What is our own fault is not blamed on them. */
final class WechatRefusal {

    private WechatRefusal() {}

    static Problem of(int code) {
        return switch (code) {
            case 40029 -> Problem.refused("wechat-code-invalid", "微信登录凭证无效或已过期，请重新进入小程序再试");
            case 40163 -> Problem.refused("wechat-code-used", "这次微信登录凭证已经用过，请重新进入小程序再试");
            case 40226 -> Problem.forbidden("微信提示这个账号有风险，暂时不能登录");
            case 45009, 45011 -> new Problem(429, "wechat-too-often", "登录太频繁了，请一分钟后再试").retryAfter(60);
            case -1 -> away("微信系统繁忙，请稍后再试");
            default ->
                misconfigured(code)
                        ? new Problem(503, "wechat-misconfigured", "微信登录还没有设置好，请联系镇里的管理员")
                        : away("微信暂时不能登录，请稍后再试");
        };
    }

    /** Only whoever runs the backend can do something about these. */
    static boolean misconfigured(int code) {
        return switch (code) {
            case 40001, 40013, 40125, 40164, 40243, 41002, 41004, 48001, 50002, 61024 -> true;
            default -> false;
        };
    }

    static Problem away(String detail) {
        return new Problem(503, "wechat-away", detail);
    }
}
