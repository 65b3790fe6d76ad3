# A catalog of one's own: checked, then used.
$ leastscope catalog check own.yaml
own.yaml: catalog harbour, 8 scopes, 0 operations. PASS
$ leastscope list scopes --catalog own.yaml --provider harbour
openid                         read     low      Makes the request an OpenID Connect one; gives an ID token
profile                        read     low      Default profile claims: name, picture, birth date, locale and the like
email                          read     low      The mail address, and whether it was verified
address                        read     medium   The postal address
phone                          read     low      The phone number, and whether it was verified
offline_access                 unknown  low      A refresh token: access while the user is away
crane.read                     read     low      Lift and move
crane.write                    write    high     Lift and move
$ leastscope explain --catalog own.yaml crane.write
crane.write (Harbour)
  group          crane (Cranes)
  unlocks        Lift and move
  action         write
  risk           high
  because        it drops things
  held by        any kind of client
  implies        crane.read
  source         the harbour master
  catalog        harbour of 2026-11-01
$ leastscope catalog show --catalog own.yaml harbour
Harbour
  catalog        harbour of 2026-11-01
  source         https://harbour.example.com/scopes
  licence        our own
  scopes         8 in 2 groups

openid                         read     low      Makes the request an OpenID Connect one; gives an ID token
profile                        read     low      Default profile claims: name, picture, birth date, locale and the like
email                          read     low      The mail address, and whether it was verified
address                        read     medium   The postal address
phone                          read     low      The phone number, and whether it was verified
offline_access                 unknown  low      A refresh token: access while the user is away
crane.read                     read     low      Lift and move
crane.write                    write    high     Lift and move
$ printf 'leastscope: 1\nprovider: harbour\nscope: crane.raed crane.write\n' | leastscope -q --min-severity error --catalog own.yaml -
<stdin>:3:8: error[misspelled-scope]: harbour has no scope 'crane.raed'
    3 | scope: crane.raed crane.write
      |        ^^^^^^^^^^ did you mean 'crane.read'?
      = the server would refuse or drop it (catalog harbour of 2026-11-01)
      = fix: replace with crane.read (--fix --unsafe-fixes)

<stdin>:3:19: error[high-risk-unjustified]: 'crane.write' is high risk and has no justification (catalog harbour of 2026-11-01)
    3 | scope: crane.raed crane.write
      |                   ^^^^^^^^^^^
      = say under 'justification' what fails without 'crane.write'
      = it drops things

? 1
$ leastscope list scopes --catalog own.yaml --provider harbuor
leastscope: no catalog 'harbuor'; did you mean 'harbour'?
? 2
