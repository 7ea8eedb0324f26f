package cn.fengming.points.store;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it means when the database itself had to keep one of this module's promises. */
@Component
class StoreConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "good_name_once" -> Problem.conflict("good-exists", "已经有同名商品");
            case "good_category_allowed" -> Problem.refused("forbidden-good", "积分不能兑换这类商品");
            case "redemption_window_never_two_at_once", "redemption_window_once_a_quarter" ->
                Problem.conflict("window-overlaps", "有的村在这个季度或这些日子已经有兑换期");
            case "tally_within_limit" -> Problem.refused("over-household-limit", "超过了每户本期限兑的数量");
            case "redemption_code_once" -> Problem.conflict("try-again", "请再试一次");
            case "goods_return_one_alive" -> Problem.conflict("return-exists", "这张兑换单已经有退货申请");
            case "goods_return_takes_two" -> Problem.forbidden("退货要由另一个人确认");
            case "outlet_name_once" -> Problem.conflict("outlet-exists", "已经有同名的兑换点");
            case "signature_pk" -> Problem.conflict("already-signed", "已经有人签过字了");
            case "signature_by_another_person", "signature_by_another_household" -> Signature.sameSigner();
            case "proxy_once" -> Problem.conflict("proxy-exists", "这家已经登记过这位代办人");
            case "errand_one_of_a_part" -> Problem.conflict("collecting-already", "已经有人替这家代领了");
            case "errand_answered_by_another" -> Problem.forbidden("代办和经手的人不能自己答复，请另一位办理");
            case "redemption_pk", "paper_row_pk" -> Problem.refused("row-differs", "这个编号已经用过，请重新填写");
            case "pin_reset_one_alive" -> PinDesk.askedAlready();
            case "pin_reset_takes_two" -> Problem.forbidden("重设密码要由另一个人同意");
            case "offline_handover_takes_two" -> Problem.forbidden("要由没有经手这张兑换单的人来说明");
            case "offline_handover_pk" -> Problem.refused("handover-differs", "这个编号已经用于另一次核销");
            case "loss_takes_two" -> Problem.forbidden("报损要由另一个人确认");
            case "shipment_takes_two" -> Problem.forbidden("调拨要由对方的人签收");
            case "supplier_bill_takes_two" -> Problem.forbidden("结算单要由对方确认");
            case "bill_line_settled_once" -> Problem.conflict("already-settled", "这些已经在别的结算单上");
            case "purchase_line_never_more_than_ordered" -> Problem.refused("more-than-ordered", "到货超出了采购单");
            default -> null;
        };
    }
}
