# Writes COUNT manifests with much to fix, in every layout, below OUT.

function any(n) { return int(rand() * n) }

function pick(words,   list, n)
{
	n = split(words, list, "|")
	return list[1 + any(n)]
}

function scope()
{
	return pick("booking.read|booking.write|booking.raed|Booking.Read|" \
		"inventory:read|bookings.read|payment.*|inventory.read|" \
		"booking.read|offline_access|read.content|mcp.read|x.y|" \
		"inventory.read,booking.read|openid|account.write")
}

# A scope parameter; `json' or of YAML, at `indent'.
function scopes(json, indent,   n, shape, text, i, quote)
{
	n = 1 + any(5)
	shape = json ? 2 + any(2) : any(6)
	if (shape == 0) {
		text = scope()
		for (i = 1; i < n; i++)
			text = text pick(" | |  ") scope()
		return text (any(3) ? "" : " # why")
	}
	if (shape == 1 || shape == 4) {
		text = shape == 4 ? ">-" : ""
		for (i = 0; i < n; i++)
			text = text end indent (shape == 4 ? "" : "- ") scope() \
				(shape == 4 || any(3) ? "" : " # ::error::x ##[y]")
		return text
	}
	if (shape == 2) {
		text = "\"" scope()
		for (i = 1; i < n; i++)
			text = text " " scope()
		return text "\""
	}
	text = "[\"" scope() "\""
	for (i = 1; i < n; i++)
		text = text pick(", |,|  ,  ") "\"" scope() "\""
	return text "]"
}

function comment()
{
	return any(3) ? "" : "# " pick("plain|::error::x|##[group]y|l\303\251") end
}

function yaml(   text, i, n)
{
	text = any(8) ? "" : "\357\273\277"
	text = text "leastscope: 1" end comment() "provider: wink" end
	if (!any(3))
		text = text "client_kind: " pick("service|agent|spa") end
	if (!any(2))
		text = text "client:" end "  scope: " scopes(0, "    ") end
	if (!any(3))
		text = text "credentials:" end \
			"  client_secret: hunter2-hunter2-hunter2" end
	if (!any(4))
		text = text "endpoints:" end \
			"  token_endpoint: https://iam.wink.travel/oauth/token" end
	text = text comment() "requests:" end
	n = 1 + any(4)
	for (i = 0; i < n; i++) {
		text = text "  - id: r" i end comment() "    scope: " \
			scopes(0, "      ") end
		if (!any(2))
			text = text "    usage: complete" end \
				"    operations: [show-booking-as-travel-agent]" end
	}
	return text
}

function json(   text, i, n)
{
	text = "{" end " \"leastscope\": 1, \"provider\": \"wink\","
	if (!any(2))
		text = text end " \"credentials\": {" end \
			"  \"client_secret\": \"hunter2-hunter2-hunter2\"" end " },"
	text = text end " \"requests\": ["
	n = 1 + any(4)
	for (i = 0; i < n; i++)
		text = text (i ? "," : "") end "  {\"id\": \"r" i \
			"\", \"scope\": " scopes(1, "") "}"
	return text end " ]" end "}" end
}

BEGIN {
	srand(SEED)
	for (k = 0; k < COUNT; k++) {
		end = any(4) ? "\n" : "\r\n"
		is_json = !any(4)
		text = is_json ? json() : yaml()
		if (!any(5))
			text = substr(text, 1, length(text) - length(end))
		file = OUT "/" k pick("|| x|\303\251|#") \
			(is_json ? ".json" : ".yaml")
		printf "%s", text >file
		close(file)
	}
}
