/**
 * Who answers for what (定人定岗定责): named posts with terms and handover, pairing of households, agreements at the door. A
 * named post gives nobody any rights in the program: those are identity's.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "community", "identity", "media", "paper"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.duties;
