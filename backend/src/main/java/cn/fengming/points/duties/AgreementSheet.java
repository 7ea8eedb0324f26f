package cn.fengming.points.duties;

import java.util.List;

/**
 * An agreement as it is read.
 *
 * @param party name of the household's head, or of the shop
 * @param checks the latest first
 */
record AgreementSheet(Agreement agreement, String kindWords, String party, List<AgreementCheck> checks) {

    static AgreementSheet of(Agreement agreement, String party, List<AgreementCheck> checks) {
        return new AgreementSheet(agreement, agreement.kind().words(), party, checks);
    }
}
