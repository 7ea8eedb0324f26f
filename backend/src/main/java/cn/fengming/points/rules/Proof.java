package cn.fengming.points.rules;

/** What shows that it happened, besides photos of the thing itself. */
public enum Proof {
    HOME_SHEET("月评表", Form.HOME_SHEET),
    TWO_HOME_SHEETS("两个月的月评表", Form.HOME_SHEET),
    JOINT_SHEET("联合评分表", Form.PAPER),
    DOSSIER("事迹材料", Form.PAPER),
    DUTY_SHEET("值勤表", Form.PAPER),
    SIGN_SHEET("签到表", Form.PAPER),
    MINUTES("会议记录", Form.PAPER),
    RECORD("调解记录", Form.PAPER),
    FILING("备案表", Form.PAPER),
    CERTIFICATE("证书或表彰文件", Form.PAPER),
    RESULT("评比结果", Form.PAPER),
    CASE("事迹说明", Form.WORDS),
    STATEMENT("情况说明", Form.WORDS),
    PLACE("地点", Form.WORDS),
    RANDOM_CHECK("随机抽查", Form.ON_THE_SPOT),
    BIN_CHECK("开桶检查", Form.ON_THE_SPOT),
    SCAN("扫码签到", Form.ON_THE_SPOT),
    SCAN_IN_OUT("扫码签到签退", Form.ON_THE_SPOT),
    CONFIRMATION("对方确认", Form.ON_THE_SPOT),
    NOTICE("整改通知", Form.ON_THE_SPOT);

    /** How it reaches the system. */
    public enum Form {
        /** The monthly sheet of the home, kept in the system; the award follows from it. */
        HOME_SHEET,
        /** A paper: photographed. */
        PAPER,
        /** Told in words. */
        WORDS,
        /** Done at the household or by scanning its card: the record itself shows it. */
        ON_THE_SPOT
    }

    private final String words;
    private final Form form;

    Proof(String words, Form form) {
        this.words = words;
        this.form = form;
    }

    public String words() {
        return words;
    }

    public Form form() {
        return form;
    }
}
