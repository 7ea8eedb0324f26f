package cn.fengming.points.messages;

/** Why messages were not sent, in words for the town office. */
final class Sayings {

    private Sayings() {}

    static String why(MailList.Count count) {
        return switch (count.state()) {
            case WAITING, SENDING -> "还在发";
            case SENT -> "已发出";
            case REFUSED -> "微信不收（" + count.errcode() + "）";
            case GIVEN_UP -> "试了多次没有发出去";
            case UNSURE -> "不知道送到没有，不再重发";
            case NOT_SUBSCRIBED -> "本人没有同意接收这一条";
            case TOO_LATE -> "轮到时已经过时";
            case LIST_ONLY -> listOnly(String.valueOf(count.why()));
        };
    }

    private static String listOnly(String why) {
        return switch (Message.Why.valueOf(why)) {
            case UNSET -> "没有开通微信或没有设置模板";
            case NO_WECHAT -> "本人没有用微信登录过";
            case SWITCHED_OFF -> "本人关掉了这种提醒";
        };
    }
}
