package cn.fengming.points.web;

import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Reads the words of Bean Validation from their files before the first request, which may not wait for a disk. */
@Component
class Warmth implements SmartInitializingSingleton {

    private record Cold(@NotNull @Nullable String word) {}

    private final Validator validator;

    Warmth(Validator validator) {
        this.validator = validator;
    }

    @Override
    public void afterSingletonsInstantiated() {
        validator.validate(new Cold(null));
    }
}
