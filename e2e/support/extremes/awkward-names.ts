/** Names that people and devices come up with, as they stand on outlets, breakers and PDUs. At most 64 characters. */
export const AWKWARD_NAMES: readonly string[] = [
  'build-server-for-the-nightly-integration-tests-of-three-teams-A1',
  'W'.repeat(64),
  'خادم قاعدة البيانات ١ (A)',
  'שרת מסד נתונים 2, מתלה (4)',
  '👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈 rack 🧑🏿‍🔧🧑🏿‍🔧🧑🏿‍🔧',
  '<img src=x onerror="document.title=1">',
  '<script>document.title=1</script><b>bold</b> &amp; "quoted"',
  '',
  '     ',
  'line one\nline two\ttab',
  'bell \u0007 and escape \u001B[31m red',
  'turned \u202Eround\u202C and back',
  'Z\u0335\u0322\u0321a\u0336\u0341\u030Dl\u0337\u0323\u0309g\u0334\u0316\u030Fo\u0336\u0349\u0346',
  'جهاز-7 A12/B3 خلفي <i>',
  '電源タップ三番の予備サーバー用コンセントその二十四番目の名前',
];
