package cn.fengming.points.spots;

import java.util.List;
import java.util.UUID;

/**
 * A ready-made answer (答复模板).
 *
 * @param position where it stands among those of its use
 */
record Template(UUID id, Use use, String title, String words, int position) {

    /** What it is an answer for. */
    enum Use {
        ACCEPTANCE,
        REFUSAL,
        ASSIGNMENT,
        SENDING_BACK,
        HIDING
    }

    /** What a town has until it writes its own. The ids are the same in every town. */
    static final List<Template> USUAL = List.of(
            usual(1, Use.ACCEPTANCE, "已受理", "您反映的情况已受理，我们会尽快派人处理，谢谢您。"),
            usual(2, Use.REFUSAL, "不属实", "经现场查看，反映的情况不存在或已经清理。"),
            usual(3, Use.REFUSAL, "不在范围", "反映的事不属于人居环境整治范围，请向相关部门反映。"),
            usual(4, Use.REFUSAL, "看不清", "照片或地点看不清，请补拍照片、写明地点后重新反映。"),
            usual(5, Use.ASSIGNMENT, "限期整改", "请在期限内整改到位，整改后拍照上报。"),
            usual(6, Use.SENDING_BACK, "没有清理干净", "现场没有清理干净，请继续整改。"),
            usual(7, Use.SENDING_BACK, "照片不是同一处", "整改后的照片与反映的地点不一致，请重新拍照。"),
            usual(8, Use.HIDING, "涉及个人隐私", "照片或文字涉及个人隐私，不宜公开。"));

    private static Template usual(int number, Use use, String title, String words) {
        return new Template(
                new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0000L + number), use, title, words, number);
    }
}
