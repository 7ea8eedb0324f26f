package cn.fengming.points.duties;

import java.util.List;
import java.util.UUID;

/**
 * The duty book (责任书台账) of a village and year.
 *
 * @param households active ones
 * @param unsigned those that have not signed, in the order they were registered
 * @param signed of households and shops, as they were signed
 */
record DutyBook(int year, int households, List<Unsigned> unsigned, List<AgreementSheet> signed) {

    record Unsigned(UUID household, String name) {}
}
