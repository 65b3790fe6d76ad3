# One program of Check suites; suites.def names them.

if HAVE_CHECK
check_PROGRAMS += %D%/unit
TESTS += %D%/unit.tap
endif
EXTRA_DIST += %D%/unit.tap

tests_unit_unit_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%D% \
	-DTESTS_DIR='"$(abs_srcdir)/tests"'
tests_unit_unit_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_unit_LDADD = libcore.la $(CHECK_LIBS)
# The last two are in no product, only in programs of the build machine.
tests_unit_unit_SOURCES = \
	%D%/api_check.c \
	%D%/api_check.h \
	%D%/catalog_check.c \
	%D%/catalog_check.h \
	%D%/document_check.c \
	%D%/document_check.h \
	%D%/engine_check.c \
	%D%/engine_check.h \
	%D%/least_check.c \
	%D%/least_check.h \
	%D%/main.c \
	%D%/manifest_check.c \
	%D%/manifest_check.h \
	%D%/report_check.c \
	%D%/report_check.h \
	%D%/request_check.h \
	%D%/rule_check.c \
	%D%/rule_check.h \
	%D%/suites.def \
	%D%/suites.h \
	%D%/test_api_fix.c \
	%D%/test_api_report.c \
	%D%/test_api_request.c \
	%D%/test_api_run.c \
	%D%/test_api_settings.c \
	%D%/test_base_arena.c \
	%D%/test_base_bitset.c \
	%D%/test_base_clock.c \
	%D%/test_base_digest.c \
	%D%/test_base_faults.c \
	%D%/test_base_file.c \
	%D%/test_base_out.c \
	%D%/test_base_pattern.c \
	%D%/test_base_source.c \
	%D%/test_base_table.c \
	%D%/test_base_text.c \
	%D%/test_catalog_compile.c \
	%D%/test_catalog_endpoint.c \
	%D%/test_catalog_find.c \
	%D%/test_catalog_load.c \
	%D%/test_catalog_near.c \
	%D%/test_catalog_operation.c \
	%D%/test_document_form.c \
	%D%/test_document_json.c \
	%D%/test_document_limits.c \
	%D%/test_document_notices.c \
	%D%/test_document_spans.c \
	%D%/test_document_yaml.c \
	%D%/test_engine_answer.c \
	%D%/test_engine_check.c \
	%D%/test_engine_fingerprint.c \
	%D%/test_engine_flag.c \
	%D%/test_engine_judge.c \
	%D%/test_engine_least.c \
	%D%/test_engine_line_hash.c \
	%D%/test_engine_run.c \
	%D%/test_engine_suggest.c \
	%D%/test_engine_suppression.c \
	%D%/test_fix_diff.c \
	%D%/test_fix_least.c \
	%D%/test_fix_property.c \
	%D%/test_fix_rewrite.c \
	%D%/test_fix_text.c \
	%D%/test_manifest_client.c \
	%D%/test_manifest_discover.c \
	%D%/test_manifest_gitignore.c \
	%D%/test_manifest_maybe.c \
	%D%/test_manifest_native.c \
	%D%/test_manifest_scopes.c \
	%D%/test_manifest_spans.c \
	%D%/test_manifest_token_request.c \
	%D%/test_manifest_usage.c \
	%D%/test_policy_policy.c \
	%D%/test_policy_suppression.c \
	%D%/test_privilege_examples.c \
	%D%/test_privilege_property.c \
	%D%/test_report_github.c \
	%D%/test_report_json.c \
	%D%/test_report_pages.c \
	%D%/test_report_sarif.c \
	%D%/test_report_text.c \
	%D%/test_rules.c \
	%D%/test_rules_agent.c \
	%D%/test_rules_catalog.c \
	%D%/test_rules_client.c \
	%D%/test_rules_edges.c \
	%D%/test_rules_governance.c \
	%D%/test_rules_input.c \
	%D%/test_rules_least.c \
	%D%/test_rules_privilege.c \
	%D%/test_rules_secrets.c \
	%D%/test_rules_syntax.c \
	src/catalog/compile.c \
	src/policy/compile.c
