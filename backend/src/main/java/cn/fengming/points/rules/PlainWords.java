package cn.fengming.points.rules;

import cn.fengming.points.kernel.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says a rule the way one villager would tell another: how much, how often, what to show, who agrees. */
final class PlainWords {

    private PlainWords() {}

    static String of(String name, long points, Terms terms) {
        List<String> sentences = new ArrayList<>();
        sentences.add(name + (points > 0 ? "：加" + points + "分" : "：扣" + -points + "分"));
        sentences.add(often(terms.cap()));
        sentences.add(who(terms.awarding()));
        String shown = shown(terms.evidence());
        if (!shown.isEmpty()) {
            sentences.add("需要" + shown);
        }
        return String.join("；", sentences) + "。";
    }

    private static String often(Cap cap) {
        String often = switch (cap.window()) {
            case ONCE -> "只限" + cap.times() + "次";
            case EVENT -> "每件事限" + cap.times() + "次";
            default ->
                (cap.counted() == Cap.Counted.VILLAGE ? "每村" : "每户")
                        + cap.window().words()
                        + "最多"
                        + cap.times()
                        + "次";
        };
        return cap.sharePercent() == null ? often : often + "，全村不超过" + cap.sharePercent() + "%的户";
    }

    private static String who(Awarding awarding) {
        List<String> steps = new ArrayList<>();
        if (awarding.mayApply()) {
            steps.add("自己申报");
        }
        String staff = awarding.recorders().stream()
                .sorted()
                .filter(role -> role != Role.VILLAGER)
                .map(PlainWords::post)
                .collect(Collectors.joining("、"));
        if (!staff.isEmpty()) {
            steps.add((steps.isEmpty() ? "" : "或") + staff + "登记");
        }
        String start = steps.isEmpty() ? "系统自动登记" : String.join("", steps);
        return start
                + (awarding.panel() ? "，评议会评议" : "")
                + (awarding.second() == Second.NONE
                        ? ""
                        : "，" + awarding.second().words())
                + (awarding.notice() ? "，公示无异议后入账" : "");
    }

    private static String shown(Evidence evidence) {
        List<String> shown = new ArrayList<>();
        if (evidence.beforeAfter()) {
            shown.add("整治前后照片");
        } else if (evidence.photos() > 0) {
            shown.add(evidence.photos() + "张照片");
        }
        evidence.proofs().stream().sorted().map(Proof::words).forEach(shown::add);
        return String.join("、", shown);
    }

    private static String post(Role role) {
        return switch (role) {
            case VILLAGER -> "村民";
            case INSPECTOR -> "卫生监督员";
            case PANEL -> "评议员";
            case COMMITTEE -> "村委";
            case CLERK -> "店员";
            case TOWN -> "镇专班";
            case AUDITOR -> "村务监督";
        };
    }
}
