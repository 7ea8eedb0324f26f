package cn.fengming.points.assessment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A figure of an assessment, kept as an exact fraction in lowest terms: a mean or a scaled mark is never rounded, so
 * two figures are equal only when they are equal. Written {@code 92.5}, or {@code 277/3} when no decimal is exact.
 */
public record Score(BigInteger numerator, BigInteger denominator) implements Comparable<Score> {

    public static final Score ZERO = of(0);

    /** Means of means have long fractions; nothing longer than this was ever written. */
    private static final int LONGEST = 400;

    private static final int LARGEST_SCALE = 12;

    public Score {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("a score is no division by zero");
        }
        if (!denominator.equals(BigInteger.ONE)) {
            BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
            BigInteger sign = BigInteger.valueOf(denominator.signum());
            numerator = numerator.divide(common).multiply(sign);
            denominator = denominator.divide(common).multiply(sign);
        }
    }

    public static Score of(long whole) {
        return new Score(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    /** @throws IllegalArgumentException when its exponent is beyond any mark ever given */
    public static Score of(BigDecimal decimal) {
        if (Math.abs(decimal.scale()) > LARGEST_SCALE || decimal.precision() > 2 * LARGEST_SCALE) {
            throw new IllegalArgumentException("no score: scale " + decimal.scale());
        }
        return new Score(decimal.movePointRight(LARGEST_SCALE).toBigIntegerExact(), BigInteger.TEN.pow(LARGEST_SCALE));
    }

    /** Reads what {@link #toString()} wrote. @throws IllegalArgumentException when it is no figure */
    @JsonCreator
    public static Score parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("no score: " + text.length() + " characters");
        }
        int slash = text.indexOf('/');
        return slash < 0
                ? decimal(text)
                : new Score(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    /** However many decimals it has; an exponent is never written. */
    private static Score decimal(String text) {
        if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new IllegalArgumentException("no score: an exponent");
        }
        BigDecimal exact = new BigDecimal(text);
        return new Score(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()));
    }

    public Score plus(Score other) {
        if (denominator.equals(other.denominator)) {
            return new Score(numerator.add(other.numerator), denominator);
        }
        return new Score(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Score minus(Score other) {
        return plus(new Score(other.numerator.negate(), other.denominator));
    }

    public Score times(Score other) {
        return new Score(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Score times(long factor) {
        return times(of(factor));
    }

    /** @throws IllegalArgumentException when the divisor is zero */
    public Score over(Score divisor) {
        return new Score(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    public Score distance(Score other) {
        Score difference = minus(other);
        return new Score(difference.numerator.abs(), difference.denominator);
    }

    public Score atLeast(Score floor) {
        return compareTo(floor) < 0 ? floor : this;
    }

    Score atMost(Score cap) {
        return compareTo(cap) > 0 ? cap : this;
    }

    Score negate() {
        return new Score(numerator.negate(), denominator);
    }

    boolean whole() {
        return denominator.equals(BigInteger.ONE);
    }

    boolean negative() {
        return numerator.signum() < 0;
    }

    @Override
    public int compareTo(Score other) {
        if (denominator.equals(other.denominator)) {
            return numerator.compareTo(other.numerator);
        }
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @JsonValue
    @Override
    public String toString() {
        if (whole()) {
            return numerator.toString();
        }
        if (!terminates()) {
            return numerator + "/" + denominator;
        }
        BigDecimal exact = new BigDecimal(numerator).divide(new BigDecimal(denominator));
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    /** A fraction is a finite decimal when its denominator has no prime factor but two and five. */
    private boolean terminates() {
        BigInteger rest = denominator.shiftRight(denominator.getLowestSetBit());
        BigInteger five = BigInteger.valueOf(5);
        while (rest.mod(five).signum() == 0) {
            rest = rest.divide(five);
        }
        return rest.equals(BigInteger.ONE);
    }
}
