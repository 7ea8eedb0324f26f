package cn.fengming.points.startup;

import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Does once, before the port opens, what blocks when it is done for the first time: later that would be on an event
 * loop. Bean validation reads its messages from the class path when the first request is refused.
 */
@Component
class FirstUse implements SmartInitializingSingleton {

    private record Form(@NotBlank String text) {}

    private final Validator validator;

    FirstUse(Validator validator) {
        this.validator = validator;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH)) {
                LocaleContextHolder.setLocale(language);
                validator.validate(new Form(""));
            }
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
