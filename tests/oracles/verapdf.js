// Turns pairs of arguments (flavour, PDF file) into lines: a verdict for each file, then its faults.
// Run by Rhino, which comes in the same jar as veraPDF itself.
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var foundry = Packages.org.verapdf.pdfa.Foundries.defaultInstance();
for (var at = 0; at + 1 < arguments.length; at += 2) {
  var flavour = Packages.org.verapdf.pdfa.flavours.PDFAFlavour.byFlavourId(arguments[at]);
  var parser = foundry.createParser(new java.io.File(arguments[at + 1]), flavour);
  var result = foundry.createValidator(flavour, false).validate(parser);
  print(["verdict", arguments[at + 1], result.isCompliant(), result.getTotalAssertions()].join("\t"));
  for (var each = result.getTestAssertions().iterator(); each.hasNext(); ) {
    var found = each.next();
    if (String(found.getStatus()).toLowerCase() != "failed") continue;
    var rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
    print(["fault", rule, found.getLocation().getContext(), found.getMessage()].join("\t"));
  }
  parser.close();
}
