package cn.fengming.points.campaigns;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The calendar as a file that phones and desktops take in (RFC 5545): one event for each day that takes place, under a
 * name that stays, so taking it in again doubles nothing. What was called off is sent as cancelled.
 */
final class CalendarFile {

    /** The media type of .ics. */
    static final String TYPE = "text/calendar; charset=utf-8";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE_BYTES = 75;

    private CalendarFile() {}

    static String of(String name, List<ActionDay> days, Instant now) {
        StringBuilder file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Fengming Points//Calendar//ZH");
        line(file, "CALSCALE:GREGORIAN");
        line(file, "X-WR-CALNAME:" + escaped(name));
        line(file, "BEGIN:VTIMEZONE");
        line(file, "TZID:Asia/Shanghai");
        line(file, "BEGIN:STANDARD");
        line(file, "DTSTART:19700101T000000");
        line(file, "TZOFFSETFROM:+0800");
        line(file, "TZOFFSETTO:+0800");
        line(file, "END:STANDARD");
        line(file, "END:VTIMEZONE");
        days.forEach(day -> event(file, day, now));
        line(file, "END:VCALENDAR");
        return file.toString();
    }

    private static void event(StringBuilder file, ActionDay day, Instant now) {
        line(file, "BEGIN:VEVENT");
        line(file, "UID:" + day.action() + "-" + DAY.format(day.day()) + "@fengming-points");
        line(file, "DTSTAMP:" + UTC.format(now));
        if (day.beginsAt() == null) {
            line(file, "DTSTART;VALUE=DATE:" + DAY.format(day.day()));
        } else {
            line(file, "DTSTART;TZID=Asia/Shanghai:" + LOCAL.format(day.day().atTime(day.beginsAt())));
        }
        line(file, "SUMMARY:" + escaped(day.title()));
        if (!day.place().isEmpty()) {
            line(file, "LOCATION:" + escaped(day.place()));
        }
        if (!day.words().isEmpty()) {
            line(file, "DESCRIPTION:" + escaped(day.words()));
        }
        line(file, day.calledOff() == null ? "STATUS:CONFIRMED" : "STATUS:CANCELLED");
        line(file, "END:VEVENT");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "");
    }

    /** Folded by bytes, never inside a character: the next line goes on after a space. */
    private static void line(StringBuilder file, String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            String character = Character.toString(text.codePointAt(at));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LONGEST_LINE_BYTES) {
                file.append("\r\n ");
                bytes = 1;
            }
            file.append(character);
            bytes += size;
        }
        file.append("\r\n");
    }
}
